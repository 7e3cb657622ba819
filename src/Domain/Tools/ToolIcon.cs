namespace McpServer.Domain.Tools;

/// <summary>A picture of a tool (MCP 2026-07-28, basic, icons).</summary>
/// <param name="Source">An <c>https:</c> address, or a <c>data:</c> one that holds the picture itself.</param>
/// <param name="MediaType">Such as <c>image/png</c>; left out when the source says it.</param>
/// <param name="Sizes">Such as <c>48x48</c>, or <c>any</c> for a picture that scales.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>, when it is made for one of them.</param>
public sealed record ToolIcon(
    Uri Source,
    string? MediaType = null,
    IReadOnlyList<string>? Sizes = null,
    string? Theme = null
);
