namespace McpServer.LocalAuth0.Management;

/// <summary>Whether one more request is let through, and what the X-RateLimit headers tell about the next.</summary>
internal sealed record RateAnswer(bool IsAllowed, int Limit, int Remaining, DateTimeOffset Reset, int RetryAfter);
