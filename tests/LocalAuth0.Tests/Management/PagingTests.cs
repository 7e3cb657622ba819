using System.Globalization;
using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class PagingTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await standIn.EmptyAsync();
        foreach (var name in "ABC")
        {
            await standIn.Api.PostAsync("roles", $$"""{"name":"{{name}}"}""");
            await standIn.Api.PostAsync("clients", $$"""{"name":"{{name}}","app_type":"non_interactive"}""");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("page=0&per_page=2", "A B")]
    [InlineData("page=1&per_page=2", "C")]
    [InlineData("page=2&per_page=2", "")]
    [InlineData("page=1", "")]
    [InlineData("", "A B C")]
    public async Task A_page_is_an_array(string query, string names)
    {
        var page = await standIn.Api.GetAsync($"roles?{query}");

        Assert.Equal(names, string.Join(' ', page.List.Select(role => role!["name"])));
    }

    [Fact]
    public async Task With_totals_it_is_an_envelope()
    {
        var page = await standIn.Api.GetAsync("roles?page=1&per_page=2&include_totals=true");

        Assert.Equal(["start", "limit", "total", "roles"], page.Json.Select(member => member.Key));
        Assert.Equal([2, 2, 3], new[] { "start", "limit", "total" }.Select(name => (int)page.Json[name]!));
    }

    [Theory]
    [InlineData("clients", "clients", 4)]
    [InlineData("connections", "connections", 2)]
    [InlineData("client-grants", "client_grants", 1)]
    public async Task Checkpoints_lead_through_all_of_it(string path, string name, int count)
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            var from = next is null ? string.Empty : $"&from={next}";
            var page = await standIn.Api.GetAsync($"{path}?take=1{from}");
            ids.AddRange(page.Json[name]!.AsArray().Select(item => item!.ToJsonString()));
            next = (string?)page.Json["next"];
        } while (next is not null);

        Assert.Equal(count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_smaller_largest_page_cuts_in_silence()
    {
        await standIn.SwitchAsync("management/page?max=2");

        var offset = await standIn.Api.GetAsync("roles?per_page=50&include_totals=true");
        var checkpoint = await standIn.Api.GetAsync("clients?take=50");
        await standIn.SwitchAsync("management/page?max=0");
        var whole = await standIn.Api.GetAsync("roles?per_page=50");

        Assert.Equal(2, offset.Json["roles"]!.AsArray().Count);
        Assert.Equal(2, (int)offset.Json["limit"]!);
        Assert.Equal(3, (int)offset.Json["total"]!);
        Assert.Equal(2, checkpoint.Json["clients"]!.AsArray().Count);
        Assert.NotNull(checkpoint.Json["next"]);
        Assert.Equal(3, whole.List.Count);
    }

    [Theory]
    [InlineData("roles?per_page=101")]
    [InlineData("roles?per_page=many")]
    [InlineData("roles?page=-1")]
    [InlineData("clients?take=101")]
    [InlineData("clients?take=0")]
    [InlineData("clients?from=nonsense")]
    [InlineData("clients?from=%20")]
    public async Task A_wrong_page_is_refused(string path)
    {
        var answer = await standIn.Api.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_query_string", answer.ErrorCode);
    }

    [Fact]
    public async Task The_free_plan_has_room_for_ten_clients()
    {
        await standIn.SwitchAsync("plan?name=free");
        for (var count = 4; count < 10; count++)
        {
            await AddClientAsync(count);
        }

        var eleventh = await AddClientAsync(11);
        await standIn.SwitchAsync("registration?on=true");
        var registered = await Registrations.SendAsync(standIn, """{"redirect_uris":["https://client.example/cb"]}""");
        await standIn.SwitchAsync("plan?name=unlimited");
        var unlimited = await AddClientAsync(12);

        Assert.Equal(HttpStatusCode.Forbidden, eleventh.Status);
        Assert.Equal("too_many_entities", eleventh.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, registered.Status);
        Assert.Equal(HttpStatusCode.Created, unlimited.Status);
    }

    [Fact]
    public async Task The_free_plan_has_room_for_ten_APIs_besides_the_system_one()
    {
        await standIn.SwitchAsync("plan?name=free");

        var answers = new List<HttpStatusCode>();
        for (var count = 1; count <= 11; count++)
        {
            var answer = await standIn.Api.PostAsync("resource-servers", $$"""{"identifier":"urn:api:{{count}}"}""");
            answers.Add(answer.Status);
        }

        Assert.Equal(10, answers.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(HttpStatusCode.Forbidden, answers[10]);
    }

    private Task<ManagementAnswer> AddClientAsync(int number) =>
        standIn.Api.PostAsync(
            "clients",
            $$"""{"name":"{{number.ToString(CultureInfo.InvariantCulture)}}","app_type":"non_interactive"}"""
        );
}
