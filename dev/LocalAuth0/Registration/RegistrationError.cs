using System.Text.Json.Serialization;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Why a client was refused, in the words of RFC 7591, section 3.2.2.</summary>
internal sealed record RegistrationError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description
)
{
    public static RegistrationError RedirectUri(string description) => new("invalid_redirect_uri", description);

    public static RegistrationError Metadata(string description) => new("invalid_client_metadata", description);
}
