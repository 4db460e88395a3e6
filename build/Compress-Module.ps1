# Packs a module into a nupkg, the same files into the same bytes: PSResourceGet writes the time of each file, the order in which the file
# system lists them, a random name and the name of the operating system.
[CmdletBinding()]
param(
    # The folder with the manifest.
    [Parameter(Mandatory)] [string] $Path,
    # The folder that gets the package.
    [Parameter(Mandatory)] [string] $Destination
)

$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
$null = New-Item $Destination -ItemType Directory -Force
$nupkg = Compress-PSResource -Path $Path -DestinationPath $Destination -PassThru
$time = New-Object System.DateTimeOffset 2000, 1, 1, 0, 0, 0, ([timespan]::Zero)
$properties = 'package/services/metadata/core-properties/WebexMeetings.psmdcp'
$utf8 = New-Object System.Text.UTF8Encoding $false

# The parts that NuGet makes, without what changes from run to run.
function ConvertTo-Stable([string] $Name, [byte[]] $Bytes) {
    $text = [System.Text.Encoding]::UTF8.GetString($Bytes)
    if ($Name -eq '_rels/.rels') {
        $text = $text -replace 'package/services/metadata/core-properties/\w+\.psmdcp', $properties -replace '(core-properties/WebexMeetings\.psmdcp" Id=")\w+', '$1RWebexMeetings'
    }
    elseif ($Name -eq $properties) { $text = $text -replace '\s*<lastModifiedBy>[^<]*</lastModifiedBy>' }
    elseif ($Name -eq '[Content_Types].xml') {
        $lines = @($text -split '\r?\n')
        $types = @($lines | Where-Object { $_ -match '<(Default|Override) ' })
        [array]::Sort($types, [System.StringComparer]::Ordinal)
        $text = (@($lines | Where-Object { $_ -match '<\?xml|<Types' }) + $types + '</Types>') -join "`n"
    }
    else { return , $Bytes }
    , $utf8.GetBytes($text)
}

$parts = New-Object 'System.Collections.Generic.SortedDictionary[string,byte[]]' ([System.StringComparer]::Ordinal)
$archive = [System.IO.Compression.ZipFile]::OpenRead($nupkg.FullName)
try {
    foreach ($entry in $archive.Entries) {
        $name = if ($entry.FullName -like '*.psmdcp') { $properties } else { $entry.FullName }
        $content = New-Object System.IO.MemoryStream
        $stream = $entry.Open()
        $stream.CopyTo($content)
        $stream.Dispose()
        $parts[$name] = ConvertTo-Stable $name $content.ToArray()
    }
}
finally { $archive.Dispose() }

Remove-Item $nupkg.FullName
$archive = [System.IO.Compression.ZipFile]::Open($nupkg.FullName, 'Create')
try {
    foreach ($name in $parts.Keys) {
        $entry = $archive.CreateEntry($name)
        $entry.LastWriteTime = $time
        $stream = $entry.Open()
        $stream.Write($parts[$name], 0, $parts[$name].Length)
        $stream.Dispose()
    }
}
finally { $archive.Dispose() }
$nupkg.FullName
