namespace McpServer.LocalAuth0.Keys;

/// <summary>How the key endpoint behaves, for tests of those who depend on it.</summary>
internal enum KeyEndpointState
{
    Up,
    Down,
    Slow,
    Malformed,
}
