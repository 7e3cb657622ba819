using System.Text.RegularExpressions;

namespace McpServer.Architecture.Tests;

/// <summary>Where the transport and the tenant may be known. Read from the source: a comment may not name them either.</summary>
public sealed partial class BoundaryTests
{
    [Fact]
    public void The_transport_is_known_only_to_Host_and_to_what_reads_tokens() =>
        Assert.Empty(
            Mentions(SourceFile.Under("src", "*.cs"), HttpContextName(), "src/Host/", "src/Infrastructure/Auth0/")
        );

    [Fact]
    public void The_parts_of_Auth0_are_known_only_to_Infrastructure() =>
        Assert.Empty(Mentions(SourceFile.Under("src", "*.cs"), Auth0Parts(), "src/Infrastructure/"));

    [Fact]
    public void There_are_mentions_to_find()
    {
        var files = SourceFile.Under("src", "*.cs");

        Assert.NotEmpty(Mentions(files, HttpContextName()));
        Assert.NotEmpty(Mentions(files, Auth0Parts()));
    }

    [Theory]
    [InlineData("src/Application/Behaviours/AuditCall.cs", "HttpContext context", true)]
    [InlineData("src/Infrastructure/Audit/LoggedAudit.cs", "IHttpContextAccessor accessor", true)]
    [InlineData("src/Infrastructure/Auth0/TokenCaller.cs", "HttpContext context", false)]
    [InlineData("src/Host/Challenges/Challenge.cs", "HttpContext context", false)]
    [InlineData("src/Application/Behaviours/AuditCall.cs", "HttpContent content", false)]
    public void Knowing_the_transport_elsewhere_is_told(string path, string line, bool isTold) =>
        Assert.Equal(
            isTold,
            Mentions([new(path, [line])], HttpContextName(), "src/Host/", "src/Infrastructure/Auth0/").Any()
        );

    [Theory]
    [InlineData("src/Host/Program.cs", "using McpServer.Infrastructure.Auth0;", true)]
    [InlineData("src/Host/Program.cs", "using McpServer.Infrastructure.Auth0.Tokens;", true)]
    [InlineData("src/Host/Program.cs", "using McpServer.Infrastructure;", false)]
    [InlineData("src/Infrastructure/InfrastructureServices.cs", "using McpServer.Infrastructure.Auth0;", false)]
    public void Knowing_the_parts_of_Auth0_elsewhere_is_told(string path, string line, bool isTold) =>
        Assert.Equal(isTold, Mentions([new(path, [line])], Auth0Parts(), "src/Infrastructure/").Any());

    [GeneratedRegex(@"\bI?HttpContext(Accessor)?\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex HttpContextName();

    [GeneratedRegex(@"\bInfrastructure\.Auth0\b", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Auth0Parts();

    private static IEnumerable<string> Mentions(IEnumerable<SourceFile> files, Regex word, params string[] allowed) =>
        from file in files
        where !allowed.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
        from line in file.Lines
        where word.IsMatch(line)
        select $"{file.Path} knows '{word.Match(line).Value}'; ask through a port of Application instead.";
}
