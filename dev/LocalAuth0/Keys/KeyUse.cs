namespace McpServer.LocalAuth0.Keys;

internal enum KeyUse
{
    Previous,
    Current,
    Next,

    /// <summary>Signs codes, refresh tokens and opaque tokens, which nobody but the stand-in reads.</summary>
    Inward,

    /// <summary>Encrypts the same.</summary>
    Encryption,
}
