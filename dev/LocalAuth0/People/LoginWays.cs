namespace McpServer.LocalAuth0.People;

internal sealed record LoginWays(bool HasPassword, bool HasSignUp, bool HasGoogle)
{
    public static LoginWays None { get; } = new(false, false, false);
}
