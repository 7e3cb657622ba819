using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>Reads the accounts of people by their address, which is consistent at once where a search is not.</summary>
internal sealed class AccountReader(ManagementApi api, Pages pages)
{
    private const string Fields = "fields=user_id,email,email_verified,identities&include_fields=true";

    public async Task<IReadOnlyList<RemoteAccount>> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        List<RemoteAccount> accounts = [];
        // Auth0 keeps addresses in lower case and compares them exactly.
        foreach (
            var email in question.Emails.Select(email => email.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
        )
        {
            progress.Report($"accounts of {email}");
            var path = $"users-by-email?email={Uri.EscapeDataString(email)}&{Fields}";
            var call = ManagementCall.Read(path, $"the accounts of {email}");
            foreach (var user in (await api.SendAsync(call, cancellationToken)).Objects())
            {
                accounts.Add(await ReadAsync(user, email, question, progress, cancellationToken));
            }
        }

        return accounts;
    }

    private async Task<RemoteAccount> ReadAsync(
        JsonObject user,
        string email,
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report($"roles of {email}");
        var id = user.Text("user_id") ?? string.Empty;
        var path = $"users/{Uri.EscapeDataString(id)}";
        var roles = await pages.ByNumberAsync($"{path}/roles", "roles", $"the roles of {email}", cancellationToken);
        return new(
            id,
            user.Text("email") ?? email,
            user.Flag("email_verified"),
            (user["identities"].Objects() is [var first, ..] ? first.Text("connection") : null) ?? string.Empty,
            [.. roles.Select(role => role.Text("name")).OfType<string>()]
        )
        {
            DirectPermissions = question.DirectPermissions
                ? await DirectPermissionsAsync(path, email, question.Identifier, cancellationToken)
                : [],
        };
    }

    private async Task<IReadOnlyList<string>> DirectPermissionsAsync(
        string path,
        string email,
        string identifier,
        CancellationToken cancellationToken
    )
    {
        var thing = $"the permissions of {email}";
        var permissions = await pages.ByNumberAsync($"{path}/permissions", "permissions", thing, cancellationToken);
        return
        [
            .. permissions
                .Where(permission => permission.Text("resource_server_identifier") == identifier)
                .Where(permission =>
                    permission["sources"].Objects().All(source => source.Text("source_type") != "ROLE")
                )
                .Select(permission => permission.Text("permission_name"))
                .OfType<string>(),
        ];
    }
}
