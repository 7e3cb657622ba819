using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>Allows one client, or by default all third-party clients, to call an API.</summary>
internal sealed record ClientGrant(JsonObject Json)
{
    public const string ThirdPartyClients = "third_party_clients";

    public string Id => Json.Text("id")!;

    public string? ClientId => Json.Text("client_id");

    public string? DefaultFor => Json.Text("default_for");

    public string Audience => Json.Text("audience")!;

    public string SubjectType => Json.Text("subject_type") ?? SubjectTypes.Client;

    public bool AllowsAllScopes => Json.Flag("allow_all_scopes");

    public IReadOnlyList<string> Scope => Json.Texts("scope");

    public bool Covers(string scope) => AllowsAllScopes || Scope.Contains(scope, StringComparer.Ordinal);
}
