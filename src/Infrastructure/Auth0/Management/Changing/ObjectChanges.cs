using McpServer.Application.Tenancy.Planning;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>Makes, changes and removes objects that live in a collection.</summary>
internal sealed class ObjectChanges(ManagementApi api, TenantFaults faults)
{
    /// <returns>The id of the object.</returns>
    public async Task<string> CarryOutAsync(Change change, string collection, CancellationToken cancellationToken)
    {
        if (change.Kind == ChangeKind.Create)
        {
            return await CreateAsync(change, collection, cancellationToken);
        }

        var id =
            change.Id
            ?? throw new InvalidOperationException($"The plan shall {change.Verb()} {change.Thing()}, without its id.");
        await api.SendAsync(CallFor(change, $"{collection}/{Uri.EscapeDataString(id)}"), cancellationToken);
        return id;
    }

    private async Task<string> CreateAsync(Change change, string collection, CancellationToken cancellationToken)
    {
        var call = new ManagementCall(HttpMethod.Post, collection, change.Verb(), change.Thing())
        {
            Body = ChangeBody.Of(change.Fields),
        };
        var made = await api.SendAsync(call, cancellationToken);
        // Every object has an id but an application; a grant has the id of its application too.
        return made.Text(change.Target == ObjectKind.Client ? "client_id" : "id")
            ?? throw faults.Unreadable(call.Words);
    }

    private static ManagementCall CallFor(Change change, string path) =>
        change.Kind == ChangeKind.Delete
            ? new(HttpMethod.Delete, path, change.Verb(), change.Thing()) { MayBeMissing = true }
            : new(HttpMethod.Patch, path, change.Verb(), change.Thing()) { Body = ChangeBody.Of(change.Fields) };
}
