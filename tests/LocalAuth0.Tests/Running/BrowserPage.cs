using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>Where a browser ended up. Outside the tenant there is an address, and nothing was fetched from it.</summary>
internal sealed record BrowserPage(HttpStatusCode Status, Uri Address, IHtmlDocument Document)
{
    public string Text => Document.QuerySelector("main")?.TextContent ?? string.Empty;

    public string? Parameter(string name) =>
        QueryHelpers.ParseQuery(Address.Query).TryGetValue(name, out var values) ? values.Single() : null;
}
