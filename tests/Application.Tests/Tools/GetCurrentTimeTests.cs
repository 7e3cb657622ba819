using System.Text.Json;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tools;

public sealed class GetCurrentTimeTests
{
    [Fact]
    public async Task Without_a_time_zone_the_time_is_told_in_utc()
    {
        using var server = new Server();

        var answer = await server.CallAsync("get_current_time");

        Assert.Equal(
            """{"utc":"2026-03-01T12:00:00.000Z","local":"2026-03-01T12:00:00.000+00:00","timeZone":"UTC"}""",
            answer.Content().GetRawText()
        );
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-01T13:00:00.000+01:00")]
    [InlineData("Asia/Kolkata", "2026-03-01T17:30:00.000+05:30")]
    [InlineData("America/New_York", "2026-03-01T07:00:00.000-05:00")]
    [InlineData("America/Argentina/Ushuaia", "2026-03-01T09:00:00.000-03:00")]
    [InlineData("Etc/GMT+5", "2026-03-01T07:00:00.000-05:00")]
    [InlineData("UTC", "2026-03-01T12:00:00.000+00:00")]
    public async Task In_a_time_zone_the_time_is_told_with_its_offset(string zone, string local)
    {
        using var server = new Server();

        var content = (await server.CallAsync("get_current_time", $$"""{"timeZone":"{{zone}}"}""")).Content();

        Assert.Equal(local, content.GetProperty("local").GetString());
        Assert.Equal(zone, content.GetProperty("timeZone").GetString());
    }

    [Fact]
    public async Task The_offset_is_the_one_of_the_day()
    {
        using var server = new Server();
        server.Clock.SetUtcNow(new(2026, 7, 1, 12, 0, 0, 123, TimeSpan.Zero));

        var content = (await server.CallAsync("get_current_time", """{"timeZone":"Europe/Berlin"}""")).Content();

        Assert.Equal("2026-07-01T14:00:00.123+02:00", content.GetProperty("local").GetString());
    }

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("Europe")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("../etc/passwd")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("Europe/../../etc/passwd")]
    [InlineData("Europe//Berlin")]
    [InlineData("Europe/Berlin/")]
    [InlineData("Europe\\Berlin")]
    [InlineData("Europe/Berlin\n")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("C:/Windows")]
    [InlineData("a/b/c/d")]
    [InlineData("tzdata.zi")]
    [InlineData("leapseconds")]
    [InlineData("+05:30")]
    public async Task What_is_not_a_time_zone_is_refused(string zone)
    {
        using var server = new Server();

        var answer = await server.CallAsync("get_current_time", JsonSerializer.Serialize(new { timeZone = zone }));

        var fault = Assert.Single(answer.Faults());
        Assert.StartsWith("$.timeZone is not allowed; expected: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_zone_that_is_too_long_is_refused_before_it_is_looked_up()
    {
        using var server = new Server();

        var answer = await server.CallAsync("get_current_time", $$"""{"timeZone":"{{new string('a', 65)}}"}""");

        Assert.Equal(["$.timeZone is too long; expected: at most 64 characters."], answer.Faults());
    }

    [Fact]
    public async Task The_name_of_the_samples_answers_too()
    {
        using var server = new Server();

        var answer = await server.CallAsync("get_datetime", """{"timeZone":"UTC"}""");

        Assert.Equal("2026-03-01T12:00:00.000Z", answer.Content().GetProperty("utc").GetString());
    }

    [Fact]
    public async Task The_name_of_the_samples_is_not_listed()
    {
        using var server = new Server();

        var listed = await server.ListAsync();

        Assert.DoesNotContain("get_datetime", listed.Select(tool => tool.Definition.Name.Value));
    }

    [Theory]
    [InlineData("GET_CURRENT_TIME")]
    [InlineData("Get_Datetime")]
    public async Task A_name_in_another_case_is_another_name(string name)
    {
        using var server = new Server();

        var answer = await server.CallAsync(name);

        Assert.IsType<CallAnswer.UnknownTool>(answer);
    }
}
