using System.Management.Automation;
using System.Security;
using WebexMeetings.Authentication;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// Accepts a secret as SecureString or as plain text. Plain text becomes a SecureString before PowerShell adds it to the bound parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap(inputData) switch
        {
            string text => Protect(text),

            // A PIN typed without quotes is a number, whose text still has its leading zeros. If PowerShell converted it,
            // a failure would show it.
            int or long => Protect(inputData!.ToString()!),

            // One line of a file is an array of one.
            object[] { Length: 1 } lines when Unwrap(lines[0]) is string line => Protect(line),
            var other => other,
        };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // A SecureString holds at most 65536 characters, and its own error does not say so.
    private static SecureString Protect(string text) => text.Length <= 65536
        ? Secrets.Protect(text.Trim())
        : throw new ArgumentTransformationMetadataException("This is longer than any secret of Webex.");
}
