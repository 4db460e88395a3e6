using System.Management.Automation;
using System.Reflection;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of cmdlets that do something for each user. It finds the users and the site. A derived cmdlet implements
/// <see cref="Prepare"/>. A value that is not valid is the error of its input.
/// </summary>
public abstract class WebexUserCmdlet : WebexPipelineCmdlet
{
    private readonly Dictionary<string, string[]> propertyNames = new(StringComparer.Ordinal);
    private string?[]? userEmail;
    private IReadOnlyList<PipedObject?> userObjects = [];

    private protected WebexUserCmdlet()
    {
    }

    /// <summary>
    /// Gets or sets the email addresses of the users. Without a user and without pipeline input, the cmdlet uses the signed-in user.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "PrimarySmtpAddress", "UserPrincipalName")]
    [UserTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public virtual string?[]? UserEmail
    {
        get => userEmail;
        set
        {
            userEmail = value;
            userObjects = UserTransformationAttribute.ObjectsOf(value);
        }
    }

    /// <summary>Gets or sets the site. By default, the cmdlet uses the connection's site, else the default site.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <summary>Gets whether the API accepts person IDs. If so, the derived class has -PersonId.</summary>
    private protected virtual bool TakesIds => false;

    /// <summary>
    /// Gets whether the cmdlet changes something. If so, a row with an empty site is an error, because the site is not certain.
    /// </summary>
    private protected virtual bool ChangesSomething => false;

    private protected virtual string?[]? PersonIds => null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (UserInput input in Users())
        {
            ProcessUser(input);
        }
    }

    /// <summary>Starts the work on one user.</summary>
    private protected virtual void ProcessUser(UserInput input) => Process(input, PrepareOrFail(input));

    /// <summary>Reads an input on the pipeline thread, and returns the work on it.</summary>
    /// <exception cref="WebexApiException">The input has a value that is not valid.</exception>
    private protected abstract Func<CancellationToken, Task<InputResult>> Prepare(UserInput input);

    /// <summary>Returns the site for the request; null for the default site.</summary>
    /// <exception cref="WebexApiException">The given value is not a site.</exception>
    private protected string? SiteOf(UserInput input) => SiteOrDefault(GivenSite(input));

    /// <summary>Returns the site from the command line, else from the input; null when neither has one.</summary>
    /// <exception cref="WebexApiException">The site is empty although it has to be named.</exception>
    private protected string? GivenSite(UserInput input)
    {
        bool isTyped = IsTyped(nameof(SiteUrl));
        bool isBlank = isTyped && SiteUrl is null;
        string? site = isTyped ? SiteUrl : input.Item is null ? null : PipedSite.Of(input.Item, out isBlank);
        return isBlank && ChangesSomething
            ? throw InvalidInput.Create(
                $"The input for {input.Name} has no value for SiteUrl, so it is not clear on which site to change something",
                "Give it a value such as site4.webex.com, or remove the SiteUrl column to use the default site.")
            : site;
    }

    /// <summary>What to do about a value of the input that is not valid. Where the value is required, an empty one does not help.</summary>
    private protected virtual string ActionForWrongValue => "Correct the value, or leave it empty to leave the setting as it is.";

    /// <summary>
    /// Returns the value of a setting from the command line, else from the input. The settings of an object of this module do not count:
    /// they are the state at the time of the read, not a change, although PowerShell binds them too.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="parameter">The parameter's name; its aliases count as well.</param>
    /// <param name="typed">The parameter's value.</param>
    /// <param name="conversion">Converts the value of a property.</param>
    /// <param name="expected">The expected type of value for the error, such as "a whole number".</param>
    /// <exception cref="WebexApiException">The input has a value that is not valid.</exception>
    private protected T? Setting<T>(UserInput input, string parameter, T? typed, Conversion<T?> conversion, string expected)
    {
        if (IsTyped(parameter))
        {
            return typed;
        }

        if (input.Item is not { IsOurs: false } item || !item.TryGet(NamesOf(parameter), out object? value) || IsNothing(value))
        {
            return default;
        }

        T? result = default;
        return PipedObject.Read($"The value of {parameter}", () => conversion(value, out result))
            ? result
            : throw InvalidInput.Create(
                $"The value of {parameter} for {input.Name}{Show(parameter, value!)} is not {expected}",
                ActionForWrongValue);
    }

    /// <summary>Returns whether the command line has a setting, or the input has a property for it, even an empty one.</summary>
    private protected bool IsNamed(UserInput input, string parameter) =>
        IsTyped(parameter) || (input.Item is { IsOurs: false } item && item.TryGet(NamesOf(parameter), out _));

    private protected override void WriteResult(Input input, object item)
    {
        if (input is UserInput { IsCaller: true } && item is ICallerObject own)
        {
            own.MakeCallers(Connection!, Connection!.UserEmail);
        }

        base.WriteResult(input, item);
    }

    private IEnumerable<UserInput> Users()
    {
        if (IsTyped(nameof(InputObject)) && MyInvocation.ExpectingInput)
        {
            return
            [
                UserInput.Invalid(
                    InputObject,
                    InvalidInput.Create("This command has both -InputObject and pipeline input", "Use one of them.")),
            ];
        }

        IReadOnlyList<PipedObject> items = Piped();
        if (IsTyped(nameof(UserEmail)) || IsTyped("PersonId"))
        {
            bool isEmailTyped = IsTyped(nameof(UserEmail));
            return UserInput.FromTyped(
                isEmailTyped ? UserEmail : null,
                isEmailTyped ? userObjects : [],
                IsTyped("PersonId") ? PersonIds : null,
                items,
                Connection!,
                TakesIds);
        }

        return items.Count == 0 ? [UserInput.Caller()] : items.Select(item => UserInput.FromPiped(item, Connection!, TakesIds));
    }

    /// <summary>Returns the work on an input. When the input has a value that is not valid, the work fails.</summary>
    private protected Func<CancellationToken, Task<InputResult>> PrepareOrFail(UserInput input)
    {
        try
        {
            return Prepare(input);
        }
        catch (WebexApiException invalid)
        {
            return InputResult.Failure(invalid);
        }
    }

    private string[] NamesOf(string parameter)
    {
        if (!propertyNames.TryGetValue(parameter, out string[]? names))
        {
            AliasAttribute? aliases = GetType().GetProperty(parameter)!.GetCustomAttribute<AliasAttribute>();
            propertyNames[parameter] = names = [parameter, .. aliases?.AliasNames ?? []];
        }

        return names;
    }

    private static bool IsNothing(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static string Show(string parameter, object value) =>
        parameter.EndsWith("Pin", StringComparison.Ordinal) ? string.Empty : $", {GivenValue.Describe(value)},";
}

/// <summary>The base class of such cmdlets where the API accepts person IDs as well.</summary>
public abstract class WebexPersonCmdlet : WebexUserCmdlet
{
    private protected WebexPersonCmdlet()
    {
    }

    /// <summary>Gets or sets the person IDs of the users.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public virtual string?[]? PersonId { get; set; }

    private protected override bool TakesIds => true;

    private protected override string?[]? PersonIds => PersonId;
}
