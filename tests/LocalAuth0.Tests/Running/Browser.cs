using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>A person's browser: keeps cookies, follows redirects within the tenant, and sends forms as they are.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _home;

    public Browser(StandIn standIn)
    {
        _home = new Uri(standIn.Tenant.Issuer);
        _http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        );
    }

    public void Dispose() => _http.Dispose();

    public async Task<BrowserPage> OpenAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_home, address));
        return await FollowAsync(request);
    }

    /// <summary>Fills in a form of the page and presses the button with that value, or the only one.</summary>
    public Task<BrowserPage> SendAsync(
        BrowserPage page,
        IReadOnlyDictionary<string, string> filledIn,
        string? button = null
    )
    {
        var form = page.Document.Forms.First(form =>
            filledIn.Keys.All(name => form.QuerySelector($"input[name={name}]") is not null)
            && (button is null || form.QuerySelector($"button[value='{button}']") is not null)
        );
        var fields = form.QuerySelectorAll("input")
            .OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, filledIn.GetValueOrDefault(input.Name!, input.Value)))
            .ToList();
        if (button is not null)
        {
            var pressed = (IHtmlButtonElement)form.QuerySelector($"button[value='{button}']")!;
            fields.Add(KeyValuePair.Create(pressed.Name!, button));
        }

        return PostAsync(form.GetAttribute("action")!, fields);
    }

    public async Task<BrowserPage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_home, address));
        request.Content = new FormUrlEncodedContent(fields);
        return await FollowAsync(request);
    }

    private async Task<BrowserPage> FollowAsync(HttpRequestMessage request)
    {
        var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        while (response.Headers.Location is { } location)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, location);
            if (next.Authority != _home.Authority)
            {
                response.Dispose();
                return new BrowserPage(response.StatusCode, next, await ReadAsync(string.Empty));
            }

            response.Dispose();
            response = await _http.GetAsync(next, TestContext.Current.CancellationToken);
        }

        using (response)
        {
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new BrowserPage(response.StatusCode, response.RequestMessage!.RequestUri!, await ReadAsync(html));
        }
    }

    private static Task<IHtmlDocument> ReadAsync(string html) =>
        new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
}
