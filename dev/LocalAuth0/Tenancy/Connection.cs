using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>A way for people to prove who they are.</summary>
internal sealed record Connection(JsonObject Json)
{
    public string Id => Json.Text("id")!;

    public string Name => Json.Text("name")!;

    public string Strategy => Json.Text("strategy")!;

    /// <summary>Third-party applications can use it.</summary>
    public bool IsDomainConnection => Json.Flag("is_domain_connection");

    public bool AllowsSignUp => Json["options"] is not JsonObject options || !options.Flag("disable_signup");
}
