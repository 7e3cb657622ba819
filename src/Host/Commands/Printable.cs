namespace McpServer.Host.Commands;

/// <summary>Text that others wrote, for a terminal: a control character could hide a line or rewrite the last one.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.Any(char.IsControl) ? new([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]) : text;
}
