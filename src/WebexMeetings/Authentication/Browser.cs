using System.ComponentModel;
using System.Diagnostics;

namespace WebexMeetings.Authentication;

/// <summary>The browser of who sits at this computer.</summary>
internal static class Browser
{
    /// <returns>False when there is none that could be started.</returns>
    public static bool TryOpen(Uri address)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
