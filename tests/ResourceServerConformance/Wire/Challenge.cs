using System.Text.RegularExpressions;

namespace McpServer.ResourceServerConformance.Wire;

/// <summary>The Bearer challenge of a <c>WWW-Authenticate</c> header (RFC 6750, section 3).</summary>
internal sealed partial class Challenge
{
    private const int Milliseconds = 1000;

    private readonly Dictionary<string, string> _parameters;

    private Challenge(Dictionary<string, string> parameters) => _parameters = parameters;

    public string? Scope => this["scope"];

    public IReadOnlyList<string> Scopes => Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public string? this[string parameter] => _parameters.GetValueOrDefault(parameter);

    /// <summary>Finds it among the challenges of other schemes; null when there is none.</summary>
    public static Challenge? Of(string header)
    {
        var start = BearerScheme().Match(header);
        if (!start.Success)
        {
            return null;
        }

        var rest = header[(start.Index + start.Length)..];
        var next = NextScheme().Match(rest);
        var mine = next.Success ? rest[..next.Index] : rest;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(mine))
        {
            var value = match.Groups["quoted"] is { Success: true } quoted
                ? quoted.Value.Replace("\\", string.Empty, StringComparison.Ordinal)
                : match.Groups["token"].Value;
            parameters.TryAdd(match.Groups["name"].Value, value);
        }

        return new(parameters);
    }

    [GeneratedRegex(
        @"(?<=^|,\s*)Bearer(?=\s|,|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Milliseconds
    )]
    private static partial Regex BearerScheme();

    [GeneratedRegex(@",\s*[A-Za-z]+\s+(?=[A-Za-z_]+\s*=)", RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex NextScheme();

    [GeneratedRegex(
        @"(?<name>[A-Za-z_]+)\s*=\s*(""(?<quoted>([^""\\]|\\.)*)""|(?<token>[^\s,""]+))",
        RegexOptions.ExplicitCapture,
        Milliseconds
    )]
    private static partial Regex Parameter();
}
