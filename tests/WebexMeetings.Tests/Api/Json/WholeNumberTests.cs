using System.Text.Json;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Tests.Api.Json;

public sealed class WholeNumberTests
{
    [Theory]
    [InlineData("9007199254740993", 9007199254740993)]
    [InlineData("8999999999999999.0", 8999999999999999)]
    [InlineData("\"-8999999999999999\"", -8999999999999999)]
    [InlineData("9e15", null)]
    [InlineData("\"9e15\"", null)]
    [InlineData("-9e15", null)]
    [InlineData("1e400", null)]
    [InlineData("\" 7 \"", 7L)]
    public void A_number_is_read_as_long_as_it_is_exact(string json, long? expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize($$"""{"exp":{{json}}}""", WebexJsonContext.Default.TokenExpiryDto)!.Exp);
}
