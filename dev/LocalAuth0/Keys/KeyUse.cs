namespace McpServer.LocalAuth0.Keys;

internal enum KeyUse
{
    Previous,
    Current,
    Next,
    InwardSigning,
    InwardEncryption,
}
