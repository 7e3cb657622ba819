using McpServer.Host.Rehearsing;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class StageTests
{
    [Fact]
    public async Task What_is_rehearsed_goes_as_it_does_for_clients()
    {
        await using var stage = new Stage();
        var statuses = new List<int>();

        foreach (var request in RehearsedRequest.All)
        {
            statuses.Add(await stage.PlayAsync(request, TestContext.Current.CancellationToken));
        }

        // A call, one against a rule, one that is faulty, one without the permission, one of no tool, and the list.
        Assert.Equal([200, 200, 200, 403, 200, 200, 200, 200, 200, 403, 200, 200], statuses);
    }
}
