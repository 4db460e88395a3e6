# What ships, name by name. The build fails when there is one file more or one less: a new dependency is a decision.
@{
    # Beside the manifest.
    Root = @(
        'CHANGELOG.md'
        'LICENSE'
        'README.md'
        'THIRD-PARTY-NOTICES.txt'
        'WebexMeetings.psd1'
        'bom.json'
    )

    # en-US
    Help = @(
        'about_WebexConnections.help.txt'
        'about_WebexMeetings.help.txt'
        'about_WebexRunbooks.help.txt'
        'WebexMeetings.dll-Help.xml'
    )

    # bin, from src/Module.
    Module = @(
        'WebexMeetings.Format.ps1xml'
        'WebexMeetings.psm1'
    )

    # bin: what opens bin/core.
    Loader = @(
        'WebexMeetings.Loader.dll'
    )

    # bin/core, for PowerShell 7.
    Core = @(
        'Microsoft.Extensions.Configuration.Abstractions.dll'
        'Microsoft.Extensions.DependencyInjection.Abstractions.dll'
        'Microsoft.Extensions.DependencyInjection.dll'
        'Microsoft.Extensions.Http.dll'
        'Microsoft.Extensions.Logging.Abstractions.dll'
        'Microsoft.Extensions.Logging.dll'
        'Microsoft.Extensions.Options.dll'
        'Microsoft.Extensions.Primitives.dll'
        'System.IO.Pipelines.dll'
        'System.Text.Encodings.Web.dll'
        'System.Text.Json.dll'
        'WebexMeetings.dll'
    )

    # Folders in bin/core, each with the files below once more: with machine code for PowerShell 7.6 on that platform, so that its first
    # command does not wait for the JIT compiler (src/WebexMeetings/ReadyToRun.targets). A build for debugging has none of them.
    ReadyToRun = @(
        'linux-arm64'
        'linux-x64'
        'osx-arm64'
        'osx-x64'
        'win-arm64'
        'win-x64'
    )

    ReadyToRunFiles = @(
        'Microsoft.Extensions.DependencyInjection.Abstractions.dll'
        'Microsoft.Extensions.DependencyInjection.dll'
        'Microsoft.Extensions.Http.dll'
        'Microsoft.Extensions.Logging.Abstractions.dll'
        'Microsoft.Extensions.Logging.dll'
        'Microsoft.Extensions.Options.dll'
        'WebexMeetings.dll'
    )

    # bin/core too, but the files for .NET 8: they forward to .NET's own types (src/WebexMeetings.Loader/WebexMeetings.Loader.csproj).
    CoreForwarders = @(
        'Microsoft.Bcl.AsyncInterfaces.dll'
        'Microsoft.Bcl.TimeProvider.dll'
    )

    # Not shipped for PowerShell 7: .NET brings them, and the loader takes .NET's (src/WebexMeetings.Loader/AssemblyResolutionPolicy.cs).
    CoreFromDotNet = @(
        'System.Buffers.dll'
        'System.ComponentModel.Annotations.dll'
        'System.Diagnostics.DiagnosticSource.dll'
        'System.Memory.dll'
        'System.Numerics.Vectors.dll'
        'System.Runtime.CompilerServices.Unsafe.dll'
        'System.Threading.Tasks.Extensions.dll'
    )

    # bin/desktop, for Windows PowerShell 5.1.
    Desktop = @(
        'Microsoft.Bcl.AsyncInterfaces.dll'
        'Microsoft.Bcl.TimeProvider.dll'
        'Microsoft.Extensions.Configuration.Abstractions.dll'
        'Microsoft.Extensions.DependencyInjection.Abstractions.dll'
        'Microsoft.Extensions.DependencyInjection.dll'
        'Microsoft.Extensions.Http.dll'
        'Microsoft.Extensions.Logging.Abstractions.dll'
        'Microsoft.Extensions.Logging.dll'
        'Microsoft.Extensions.Options.dll'
        'Microsoft.Extensions.Primitives.dll'
        'System.Buffers.dll'
        'System.Diagnostics.DiagnosticSource.dll'
        'System.IO.Pipelines.dll'
        'System.Memory.dll'
        'System.Numerics.Vectors.dll'
        'System.Runtime.CompilerServices.Unsafe.dll'
        'System.Text.Encodings.Web.dll'
        'System.Text.Json.dll'
        'System.Threading.Tasks.Extensions.dll'
        'WebexMeetings.dll'
    )
}
