using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.Storage;

/// <summary>The tenant's state: what was set up through the Management API, and nothing else.</summary>
internal sealed class TenantDocuments(TenantDatabase database)
{
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string collection, CancellationToken cancellationToken)
    {
        var rows = await database
            .Documents.AsNoTracking()
            .Where(document => document.Collection == collection)
            .OrderBy(document => document.Number)
            .Select(document => document.Json)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Parse)];
    }

    public async Task<JsonObject?> FindAsync(string collection, string id, CancellationToken cancellationToken)
    {
        var row = await database
            .Documents.AsNoTracking()
            .Where(document => document.Collection == collection && document.Id == id)
            .Select(document => document.Json)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : Parse(row);
    }

    /// <summary>Adds the document, or takes the place of the one with the same id.</summary>
    public async Task KeepAsync(string collection, string id, JsonObject json, CancellationToken cancellationToken)
    {
        var text = json.ToJsonString();
        var replaced = await database
            .Documents.Where(document => document.Collection == collection && document.Id == id)
            .ExecuteUpdateAsync(document => document.SetProperty(row => row.Json, text), cancellationToken);
        if (replaced > 0)
        {
            return;
        }

        var added = database.Documents.Add(
            new TenantDocument
            {
                Collection = collection,
                Id = id,
                Json = text,
            }
        );
        await database.SaveChangesAsync(cancellationToken);
        added.State = EntityState.Detached;
    }

    public Task RemoveAsync(string collection, string id, CancellationToken cancellationToken) =>
        database
            .Documents.Where(document => document.Collection == collection && document.Id == id)
            .ExecuteDeleteAsync(cancellationToken);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
