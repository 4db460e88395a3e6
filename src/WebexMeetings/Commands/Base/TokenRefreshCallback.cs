using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The script of -OnTokenRefresh. It runs on the pipeline thread of the runspace that connected, because a script block belongs to its
/// runspace; when another one's request had the tokens renewed, it runs with the next command here.
/// </summary>
internal sealed class TokenRefreshCallback
{
    /// <summary>Invoked by itself, a script writes its errors past the command to the host, with whatever they quote.</summary>
    private const string WithItsErrors = "try { & $args[0] $args[1] 2>&1 } catch { $_ }";

    private static readonly ConditionalWeakTable<WebexConnection, TokenRefreshCallback> Callbacks = new();

    private readonly ScriptBlock script;
    private readonly ConnectionStore runspace;

    private TokenRefreshCallback(ScriptBlock script, ConnectionStore runspace)
    {
        this.script = script;
        this.runspace = runspace;
    }

    public static void Set(WebexConnection connection, ScriptBlock script, ConnectionStore runspace) =>
        Callbacks.Add(connection, new TokenRefreshCallback(script, runspace));

    /// <summary>Runs the script of this connection if there are new tokens, and the script belongs here.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="runspace">What stands for the runspace of who asks.</param>
    /// <param name="session">The session of the command that is running; it runs the script.</param>
    /// <exception cref="WebexApiException">The script failed.</exception>
    public static void Deliver(WebexConnection connection, ConnectionStore runspace, SessionState session)
    {
        if (connection.TokenSource is RefreshingTokenSource { HasPendingTokens: true } source
            && Callbacks.TryGetValue(connection, out TokenRefreshCallback? callback)
            && ReferenceEquals(callback.runspace, runspace)
            && source.TakePendingTokens(out bool isNewRefreshToken) is { } news)
        {
            try
            {
                callback.Run(connection.Name, news, isNewRefreshToken, session);
            }
            catch (PipelineStoppedException)
            {
                // Ctrl+C came before the script or in the middle of it; nobody knows how far it went.
                source.RequeueTokens(isNewRefreshToken);
                throw;
            }
        }
    }

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
        List<ErrorRecord> said = Invoke(refresh, session);
        string text = Redaction.Text(string.Join("; ", said.Select(error => error.ToString().TrimEnd('.'))), [tokens.AccessToken, tokens.RefreshToken ?? string.Empty]);
        if (said.Count == 0)
        {
            return;
        }

        Forget(errors, before);
        if (!said.TrueForAll(IsFromProgram))
        {
            throw Failed(connectionName, text);
        }

        session.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create("Write-Warning $args[0]"), input: null, text);
    }

    /// <returns>What the script wrote as errors, and last what it threw.</returns>
    private List<ErrorRecord> Invoke(TokenRefresh refresh, SessionState session)
    {
        try
        {
            // What else the script returns is not the command's output.
            IEnumerable<PSObject?> output = session.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create(WithItsErrors), input: null, script, refresh);
            return output.Select(item => item?.BaseObject).OfType<ErrorRecord>().ToList();
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            return [new ErrorRecord(failure, "Webex.CallbackFailed", ErrorCategory.NotSpecified, null)];
        }
    }

    // A program that writes to its standard error has not failed: many a vault's does so to tell of an update.
    private static bool IsFromProgram(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal);

    // PowerShell has put into $Error what the script threw and wrote, Windows PowerShell what its programs wrote too, with whatever it quotes.
    private static void Forget(ArrayList? errors, object[] before)
    {
        foreach (object added in errors?.ToArray().Except(before) ?? [])
        {
            errors!.Remove(added);
        }
    }

    // The script's own errors are not kept: their text may quote what it was given.
    private static WebexApiException Failed(string connectionName, string problem) =>
        new(WebexErrorKind.CallbackFailed, $"-OnTokenRefresh of connection '{connectionName}' failed: {problem}. The new tokens are in use here, but may not have been kept.")
        {
            RecommendedAction = "Correct the script of -OnTokenRefresh. If Webex handed out a new refresh token, the one in your vault may be good no longer: then sign in again.",
        };
}
