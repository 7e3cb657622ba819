using System.Text.Json.Nodes;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>All that a tenant holds, a line for each object, without the ids and secrets that no two tenants share.</summary>
internal static class TenantPicture
{
    private static readonly string[] Own = ["id", "client_id", "client_secret", "signing_secret"];

    public static async Task<IReadOnlyList<string>> TakeAsync(Dashboard dashboard)
    {
        var clients = await dashboard.ListAsync("clients?per_page=100");
        var names = clients.ToDictionary(
            client => (string)client["client_id"]!,
            client => (string)client["name"]!,
            StringComparer.Ordinal
        );
        List<string> lines = [Line("settings", (await dashboard.GetAsync("tenants/settings")).AsObject())];
        lines.AddRange((await dashboard.ListAsync("connections")).Select(connection => Line("connection", connection)));
        lines.AddRange((await dashboard.ListAsync("resource-servers?per_page=100")).Select(api => Line("API", api)));
        lines.AddRange(clients.Select(client => Line("application", client)));
        foreach (var grant in await dashboard.ListAsync("client-grants?per_page=100"))
        {
            grant["application"] = (string?)grant["client_id"] is { } id ? names[id] : null;
            lines.Add(Line("grant", grant));
        }

        foreach (var role in await dashboard.ListAsync("roles?per_page=100"))
        {
            var permissions = await dashboard.ListAsync($"roles/{role["id"]}/permissions?per_page=100");
            role["permissions"] = new JsonArray([.. permissions.Select(permission => permission.DeepClone())]);
            lines.Add(Line("role", role));
        }

        foreach (var person in await dashboard.ListAsync("users?per_page=100"))
        {
            var id = (string)person["user_id"]!;
            var roles = await dashboard.ListAsync($"users/{Uri.EscapeDataString(id)}/roles?per_page=100");
            lines.Add($"person {id}: {string.Join(", ", roles.Select(role => (string?)role["name"]).Order())}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Line(string kind, JsonObject fields)
    {
        foreach (var name in Own)
        {
            fields.Remove(name);
        }

        return $"{kind} {fields["name"]}: {Sorted(fields)!.ToJsonString()}";
    }

    // To Auth0 the order of members and of lists means nothing.
    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonArray items => new JsonArray([
                .. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal),
            ]),
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            _ => node?.DeepClone(),
        };
}
