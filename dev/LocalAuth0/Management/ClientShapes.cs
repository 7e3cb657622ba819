namespace McpServer.LocalAuth0.Management;

/// <summary>What an application may be created with and changed to.</summary>
internal static class ClientShapes
{
    private static readonly IReadOnlyList<Member> Changeable =
    [
        Member.NonEmpty("name"),
        Member.Text("description"),
        Member.Text("logo_uri").Nullable,
        Member.Texts("callbacks"),
        Member.Texts("allowed_origins"),
        Member.Texts("web_origins"),
        Member.Texts("allowed_logout_urls"),
        Member.Texts("grant_types"),
        Member.OneOf("token_endpoint_auth_method", "none", "client_secret_post", "client_secret_basic").Nullable,
        Member.OneOf("app_type", "native", "spa", "regular_web", "non_interactive", "resource_server"),
        Member.Flag("oidc_conformant"),
        Member.Flag("cross_origin_authentication"),
        Member.Flag("sso"),
        Member.Object("client_metadata"),
        Member.Object("jwt_configuration"),
        Member.Object("refresh_token").Nullable,
        Member.Object("token_exchange").Nullable,
        Member.Object("client_authentication_methods").Nullable,
        Member.Flag("require_proof_of_possession"),
        Member.OneOf("redirection_policy", "open_redirect_protection", "allow_always"),
        // Refused with a sentence of their own where they cannot be changed.
        Member.Flag("is_first_party"),
        Member.OneOf("third_party_security_mode", "strict", "permissive"),
        Member.Text("resource_server_identifier"),
    ];

    public static Shape New { get; } =
        new([Member.NonEmpty("name").Required, .. Changeable.Where(member => member.Name != "name")]);

    public static Shape Change { get; } = new(Changeable);
}
