using System.Text.Json.Nodes;
using McpServer.Application.Tenancy;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>Reads lists page by page, and ends whatever the tenant says about their length.</summary>
internal sealed class Pages(ManagementApi api, TenantFaults faults)
{
    public const int Size = 50;

    private const int MostPages = 200;

    /// <summary>Reads by page number and total.</summary>
    /// <param name="path">The path, without a query.</param>
    /// <param name="items">The member of the answer that holds the items.</param>
    /// <param name="thing">What a person calls them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<JsonObject>> ByNumberAsync(
        string path,
        string items,
        string thing,
        CancellationToken cancellationToken
    )
    {
        List<JsonObject> all = [];
        for (var page = 0; page < MostPages; page++)
        {
            var query = $"{path}?page={page}&per_page={Size}&include_totals=true";
            var answer = await api.SendAsync(ManagementCall.Read(query, thing), cancellationToken);
            var found = ItemsOf(answer, items, thing);
            all.AddRange(found);
            if (found.Count == 0 || all.Count >= (answer.Number("total") ?? 0))
            {
                return all;
            }
        }

        throw Endless(thing);
    }

    /// <summary>Reads from checkpoint to checkpoint.</summary>
    /// <param name="path">The path, with a query or without.</param>
    /// <param name="items">The member of the answer that holds the items.</param>
    /// <param name="thing">What a person calls them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<JsonObject>> ByCheckpointAsync(
        string path,
        string items,
        string thing,
        CancellationToken cancellationToken
    )
    {
        List<JsonObject> all = [];
        var query = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}take={Size}";
        var from = string.Empty;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.SendAsync(ManagementCall.Read(query + from, thing), cancellationToken);
            all.AddRange(ItemsOf(answer, items, thing));
            if (answer.Text("next") is not { Length: > 0 } next)
            {
                return all;
            }

            from = $"&from={Uri.EscapeDataString(next)}";
        }

        throw Endless(thing);
    }

    // Without paging an endpoint answers with the bare array.
    private IReadOnlyList<JsonObject> ItemsOf(JsonNode? answer, string items, string thing) =>
        answer switch
        {
            JsonArray bare => bare.Objects(),
            JsonObject page when page[items] is JsonArray listed => listed.Objects(),
            _ => throw faults.Unreadable($"read {thing}"),
        };

    private static TenantException Endless(string thing) =>
        new(
            $"The tenant has more than {MostPages * Size} entries in the list of {thing}, and that is more than this command reads."
        );
}
