namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule: it can be derived from.</summary>
public class OpenClass
{
    public string Name => nameof(OpenClass);

    public record OpenRecord;
}
