using WebexMeetings.Commands.Base;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Binding;

/// <summary>One site that a command was asked about, before anybody checked whether the input names one.</summary>
internal sealed class InputSite : Input
{
    private InputSite(object? target, string? siteUrl, bool isDefault)
        : base(target, isDefault ? "(the default site)" : string.IsNullOrWhiteSpace(siteUrl) ? "(no site)" : siteUrl!)
    {
        SiteUrl = siteUrl;
    }

    /// <summary>What was given; null for the default site, empty when the input names none.</summary>
    public string? SiteUrl { get; }

    /// <summary>The site of one pipeline object or of the parameter.</summary>
    public static InputSite From(WebexPipelineCmdlet cmdlet, string? site)
    {
        if (site is null || InputText.IsObjectAsText(cmdlet, "SiteUrl", [site]))
        {
            bool isDefault = !cmdlet.MyInvocation.ExpectingInput && !cmdlet.MyInvocation.BoundParameters.ContainsKey("SiteUrl");
            return new InputSite(cmdlet.PipedTarget, isDefault ? null : string.Empty, isDefault);
        }

        return new InputSite(cmdlet.PipedTarget ?? site, site, isDefault: false);
    }
}
