namespace McpServer.Application.Tenancy.Checkup;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at, such as <c>resource profile</c>.</param>
/// <param name="Severity">What it means.</param>
/// <param name="What">What was found.</param>
/// <param name="Why">Why it matters to a user; empty when it is fine.</param>
/// <param name="Mend">The command that mends it, or what a person has to do; empty when it is fine.</param>
public sealed record Finding(string Check, Severity Severity, string What, string Why, string Mend)
{
    internal static Finding Fine(string check, string what) =>
        new(check, Severity.Fine, what, string.Empty, string.Empty);

    internal static Finding Warning(string check, string what, string why, string mend) =>
        new(check, Severity.Warning, what, why, mend);

    internal static Finding Error(string check, string what, string why, string mend) =>
        new(check, Severity.Error, what, why, mend);
}
