namespace McpServer.LocalAuth0.Keys;

internal sealed class StoredKey
{
    public required string Kid { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>A PKCS#12 file without a password, a PKCS#8 private key, or the bytes of a symmetric key.</summary>
    public required byte[] Material { get; init; }
}
