using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Management;

/// <summary>What an API may be created with and changed to.</summary>
internal static class ResourceServerShapes
{
    private static readonly Shape Scope = new(Member.NonEmpty("value").Required, Member.Text("description").Nullable);

    private static readonly Shape Policies = new(
        Member.Shaped(
            "user",
            new Shape(Member.OneOf("policy", "allow_all", "deny_all", "require_client_grant").Required)
        ),
        Member.Shaped("client", new Shape(Member.OneOf("policy", "deny_all", "require_client_grant").Required))
    );

    private static readonly IReadOnlyList<Member> Changeable =
    [
        Member.NonEmpty("name"),
        Member.List("scopes", Scope),
        Member.OneOf("signing_alg", "HS256", "RS256", "RS512", "PS256"),
        Member.Text("signing_secret"),
        Member.Flag("allow_offline_access"),
        Member.Flag("allow_online_access"),
        Member.Count("token_lifetime"),
        Member.Count("token_lifetime_for_web"),
        Member.OneOf("token_dialect", [.. Enum.GetValues<TokenDialect>().Select(dialect => dialect.Name())]),
        Member.Flag("enforce_policies"),
        Member.Flag("skip_consent_for_verifiable_first_party_clients"),
        Member.Shaped("subject_type_authorization", Policies),
        Member.Object("token_encryption").Nullable,
        Member.Text("consent_policy").Nullable,
        Member.Any("authorization_details"),
        Member.Object("proof_of_possession").Nullable,
    ];

    public static Shape New { get; } = new([Member.NonEmpty("identifier").Required, .. Changeable]);

    public static Shape Change { get; } = new(Changeable);
}
