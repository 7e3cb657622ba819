using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>An API. Its identifier becomes <c>aud</c>, byte for byte.</summary>
internal sealed record ResourceServer(JsonObject Json)
{
    public string Id => Json.Text("id")!;

    public string Identifier => Json.Text("identifier")!;

    public string Name => Json.Text("name") ?? Identifier;

    public bool IsSystem => Json.Flag("is_system");

    public bool AllowsOfflineAccess => Json.Flag("allow_offline_access");

    /// <summary>RBAC: people get only what their roles permit.</summary>
    public bool EnforcesPolicies => Json.Flag("enforce_policies");

    public TimeSpan TokenLifetime => TimeSpan.FromSeconds(Json.Number("token_lifetime") ?? 86400);

    public TokenDialect Dialect =>
        Enum.GetValues<TokenDialect>().FirstOrDefault(dialect => dialect.Name() == Json.Text("token_dialect"));

    public bool HasPermissionsInTokens => EnforcesPolicies && Dialect.HasPermissions();

    public IReadOnlyList<ApiScope> Scopes =>
        [.. Json.Objects("scopes").Select(scope => new ApiScope(scope.Text("value")!, scope.Text("description")))];

    /// <summary>Whether people, or machines (<c>client</c>), need a client grant here, may come without, or may not.</summary>
    public string PolicyFor(string subjectType) =>
        (Json["subject_type_authorization"]?[subjectType] as JsonObject)?.Text("policy")
        ?? (subjectType == SubjectTypes.User ? "allow_all" : "require_client_grant");
}
