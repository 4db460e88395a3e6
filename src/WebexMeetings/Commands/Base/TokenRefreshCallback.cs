using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// Runs the script of -OnTokenRefresh. It runs on the pipeline thread of the runspace that connected, because a script block belongs to its
/// runspace. When a request of another runspace refreshes the tokens, the script runs with the next command in its own runspace.
/// </summary>
internal sealed class TokenRefreshCallback
{
    /// <summary>
    /// Invoked directly, a script writes its errors past the command to the host, with everything that they quote. The wrapper separates
    /// the errors that the script throws from those that it writes: only a thrown error is a failure.
    /// </summary>
    private const string WithItsErrors = "try { & $args[0] $args[1] 2>&1 } catch { @{ $args[2] = $_ } }";

    private static readonly ConditionalWeakTable<WebexConnection, TokenRefreshCallback> Callbacks = new();

    private readonly ScriptBlock script;
    private readonly ConnectionStore runspace;

    /// <summary>The tokens that the script failed to save, and the commands in which it failed. These commands do not try again.</summary>
    private TokenGrant? notKept;
    private ConditionalWeakTable<PSCmdlet, object> failedIn = new();

    /// <summary>Whether the script is running. A command in the script must not save newer tokens before the script saves these.</summary>
    private bool isRunning;

    private TokenRefreshCallback(ScriptBlock script, ConnectionStore runspace)
    {
        this.script = script;
        this.runspace = runspace;
    }

    public static void Set(WebexConnection connection, ScriptBlock script, ConnectionStore runspace) =>
        Callbacks.Add(connection, new TokenRefreshCallback(script, runspace));

    /// <summary>Returns whether this connection has tokens to save and the script for it belongs to this runspace.</summary>
    public static bool HasTokensToSave(WebexConnection connection, ConnectionStore runspace) =>
        connection.TokenSource is RefreshingTokenSource { PendingTokens: not null } && HasScript(connection, runspace);

    /// <summary>Returns whether this connection has a script of this runspace.</summary>
    public static bool HasScript(WebexConnection connection, ConnectionStore runspace) =>
        Callbacks.TryGetValue(connection, out TokenRefreshCallback? callback)
        && ReferenceEquals(callback.runspace, runspace);

    /// <summary>
    /// Leaves the tokens of a replaced connection that are not saved, and those of later refreshes, to the next command. A variable may
    /// hold the connection.
    /// </summary>
    public static void KeepReplaced(WebexConnection? connection, ConnectionStore runspace)
    {
        if (connection?.TokenSource is RefreshingTokenSource source && HasScript(connection, runspace))
        {
            source.OnTokens(() => runspace.AddUnsaved(connection, isReleased: false));
        }
    }

    /// <summary>
    /// Runs the script of this connection if there are tokens to save and the script belongs to this runspace. When it fails, the next
    /// command runs it again with the same tokens, but not the same command.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="runspace">The object that identifies the runspace of the command.</param>
    /// <param name="command">The command that is running.</param>
    /// <exception cref="WebexApiException">The script failed.</exception>
    public static void Deliver(WebexConnection connection, ConnectionStore runspace, PSCmdlet command)
    {
        if (connection.TokenSource is not RefreshingTokenSource { PendingTokens: { } pending } source
            || !Callbacks.TryGetValue(connection, out TokenRefreshCallback? callback)
            || !ReferenceEquals(callback.runspace, runspace)
            || callback.isRunning
            || callback.HasFailed(pending, command))
        {
            return;
        }

        if (source.TakePendingTokens(out bool isNewRefreshToken) is { } tokens)
        {
            callback.Keep(connection.Name, source, tokens, isNewRefreshToken, command);
        }
    }

    private void Keep(string connectionName, RefreshingTokenSource source, TokenGrant tokens, bool isNewRefreshToken, PSCmdlet command)
    {
        bool isKept = false;
        isRunning = true;
        try
        {
            Run(connectionName, tokens, isNewRefreshToken, command.SessionState);
            isKept = true;
        }
        finally
        {
            isRunning = false;
            failedIn = ReferenceEquals(tokens, notKept) ? failedIn : new();
            notKept = isKept ? null : tokens;
            failedIn.GetOrCreateValue(command);

            // Also when Ctrl+C came before or during the script, because it is not known how far it went.
            if (!isKept)
            {
                source.RequeueTokens(isNewRefreshToken);
            }
        }
    }

    private bool HasFailed(TokenGrant tokens, PSCmdlet command) =>
        ReferenceEquals(tokens, notKept) && failedIn.TryGetValue(command, out _);

    private void Run(string connectionName, TokenGrant tokens, bool isNewRefreshToken, SessionState session)
    {
        var refresh = new TokenRefresh
        {
            ConnectionName = connectionName,
            AccessToken = Secrets.Protect(tokens.AccessToken),
            ExpiresAt = tokens.ExpiresAt,
            RefreshToken = tokens.RefreshToken is { Length: > 0 } refreshToken ? Secrets.Protect(refreshToken) : null,
            RefreshTokenExpiresAt = tokens.RefreshTokenExpiresAt,
            IsNewRefreshToken = isNewRefreshToken,
        };
        var errors = session.PSVariable.GetValue("global:Error") as ArrayList;
        object[] before = errors?.ToArray() ?? [];
        List<ErrorRecord> said = Invoke(refresh, session, out ErrorRecord? thrown);
        if (said.Count == 0)
        {
            return;
        }

        Forget(errors, before);
        string[] secrets = [tokens.AccessToken, tokens.RefreshToken ?? string.Empty];
        string text = Redaction.Text(string.Join("; ", said.Select(error => error.ToString().TrimEnd('.'))), secrets);
        if (thrown is not null || !said.TrueForAll(IsFromProgram))
        {
            throw Failed(connectionName, text);
        }

        session.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create("Write-Warning $args[0]"), input: null, text);
    }

    /// <returns>The errors that the script wrote, and last the one that it threw.</returns>
    private List<ErrorRecord> Invoke(TokenRefresh refresh, SessionState session, out ErrorRecord? thrown)
    {
        object mark = new();
        List<object?> output = [];
        try
        {
            var script = ScriptBlock.Create(WithItsErrors);
            IEnumerable<PSObject?> items =
                session.InvokeCommand.InvokeScript(useLocalScope: true, script, input: null, this.script, refresh, mark);
            output.AddRange(items.Select(PipedObject.Bare));
            thrown = PipedObject.Bare(output.OfType<Hashtable>().FirstOrDefault(table => table.ContainsKey(mark))?[mark]) as ErrorRecord;
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            Exception said = IsLoopControl(failure)
                ? new InvalidOperationException("the script ended with break or continue outside of a loop; use return instead")
                : failure;
            thrown = new ErrorRecord(said, "Webex.CallbackFailed", ErrorCategory.NotSpecified, null);
        }

        // The other objects that the script returns are not the output of the command.
        return [.. output.OfType<ErrorRecord>(), .. thrown is null ? Array.Empty<ErrorRecord>() : [thrown]];
    }

    // PowerShell's own text for these is "System error.", and their types are internal.
    private static bool IsLoopControl(Exception failure) => failure.GetType().Name is "BreakException" or "ContinueException";

    // A program that writes to its standard error has not failed. Vault programs do so, for example, to announce an update.
    private static bool IsFromProgram(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal);

    // PowerShell has put into $Error what the script threw and wrote, Windows PowerShell what its programs wrote too, with whatever it
    // quotes.
    private static void Forget(ArrayList? errors, object[] before)
    {
        foreach (object added in errors?.ToArray().Except(before) ?? [])
        {
            errors!.Remove(added);
        }
    }

    // The script's own errors are not kept, because their text may quote its argument.
    private static WebexApiException Failed(string connectionName, string problem) =>
        new(
            WebexErrorKind.CallbackFailed,
            $"-OnTokenRefresh of connection '{connectionName}' failed: {problem}. The new tokens are in use, but were not saved.")
        {
            RecommendedAction = "Correct the vault or the script of -OnTokenRefresh. Until Disconnect-Webex, it runs again with each "
                + "command. If the session ends before it succeeds, the refresh token in the vault may no longer be valid: then sign in "
                + "again.",
        };
}
