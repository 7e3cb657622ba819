using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace McpServer.EndToEnd.Tests.People;

/// <summary>A page as a person sees it: links and buttons by what is written on them, fields by what they are for.</summary>
internal sealed class Page(Uri address, HttpStatusCode status, string html)
{
    private readonly IHtmlDocument _document = new HtmlParser().ParseDocument(html);

    public HttpStatusCode Status => status;

    public string Heading => _document.QuerySelector("h1")?.TextContent.Trim() ?? string.Empty;

    public string Text =>
        string.Join(
            ' ',
            (_document.Body?.TextContent ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    public IHtmlInputElement? Field(params string[] types) =>
        _document
            .QuerySelectorAll<IHtmlInputElement>("form input")
            .FirstOrDefault(field => types.Contains(field.Type, StringComparer.Ordinal));

    public IHtmlButtonElement? Button(string text) =>
        _document
            .QuerySelectorAll<IHtmlButtonElement>("form button")
            .FirstOrDefault(button => button.TextContent.Trim() == text);

    public Uri? Link(string text) =>
        _document.QuerySelectorAll("a").FirstOrDefault(link => link.TextContent.Trim() == text)?.GetAttribute("href")
            is { } target
            ? new Uri(address, target)
            : null;

    /// <summary>What a browser sends when a form is submitted: its fields, and of its buttons the one that was pressed.</summary>
    public HttpRequestMessage Submit(IHtmlFormElement form, IHtmlButtonElement? pressed = null)
    {
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .ToList();
        if (pressed?.Name is { Length: > 0 } name)
        {
            fields.Add(KeyValuePair.Create(name, pressed.Value));
        }

        return new HttpRequestMessage(HttpMethod.Post, new Uri(address, form.GetAttribute("action") ?? string.Empty))
        {
            Content = new FormUrlEncodedContent(fields),
        };
    }
}
