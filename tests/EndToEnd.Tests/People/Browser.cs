using System.Net;

namespace McpServer.EndToEnd.Tests.People;

/// <summary>The browser of one person: it keeps cookies, and the person in front of it signs in and decides.</summary>
internal sealed class Browser(Person? person) : IDisposable
{
    // A login takes five pages and redirects; more than this is a circle.
    private const int MostSteps = 20;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });
    private readonly List<Visit> _visits = [];

    public IReadOnlyList<Visit> Visits => _visits;

    /// <summary>Where the client sent the person to, whether they came back or not.</summary>
    public Uri? SentTo { get; private set; }

    /// <summary>Whether the person approves what a client asks for.</summary>
    public bool Approves { get; set; } = true;

    public void Dispose() => _http.Dispose();

    /// <summary>Opens the address and does what the pages ask for, until they send the browser back to the client.</summary>
    /// <returns>The address of the client with the tenant's answer.</returns>
    public async Task<Uri> VisitAsync(Uri address, Uri callback, CancellationToken cancellationToken)
    {
        SentTo = address;
        var headings = new List<string>();
        string? consent = null;
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        for (var step = 0; step < MostSteps; step++)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.Headers.Location is { } next)
            {
                var target = new Uri(request.RequestUri!, next);
                if (target.GetLeftPart(UriPartial.Path) == callback.GetLeftPart(UriPartial.Path))
                {
                    _visits.Add(new Visit(address, headings, consent, target));
                    return target;
                }

                request = new HttpRequestMessage(HttpMethod.Get, target);
                continue;
            }

            var page = await ReadAsync(response, cancellationToken);
            if (page.Status != HttpStatusCode.OK || headings.Contains(page.Heading))
            {
                throw new InvalidOperationException($"{person} cannot go on: {(int)page.Status} {page.Text}");
            }

            headings.Add(page.Heading);
            consent = page.Button("Accept") is null ? consent : page.Text;
            request = Act(page);
        }

        throw new InvalidOperationException($"{person} goes round in circles: {string.Join(", ", headings)}");
    }

    /// <summary>Looks at a page and does nothing there.</summary>
    public Task<Page> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>Presses a button of a page that is open, however long it has been.</summary>
    public Task<Page> PressAsync(Page page, string text, CancellationToken cancellationToken)
    {
        var button = page.Button(text) ?? throw new InvalidOperationException($"There is no '{text}': {page.Text}");
        return FollowAsync(page.Submit(button.Form!, button), cancellationToken);
    }

    private async Task<Page> FollowAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.Headers.Location is not { } next)
            {
                return await ReadAsync(response, cancellationToken);
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, next));
        }

        throw new InvalidOperationException($"{request.RequestUri} goes round in circles.");
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(
            response.RequestMessage!.RequestUri!,
            response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellationToken)
        );

    private HttpRequestMessage Act(Page page)
    {
        if (person is null)
        {
            throw new InvalidOperationException($"Nobody is there to answer: {page.Text}");
        }

        if (page.Button(Approves ? "Accept" : "Decline") is { Form: { } question } decision)
        {
            return page.Submit(question, decision);
        }

        if (page.Button(person.Email) is { Form: { } accounts } account)
        {
            return page.Submit(accounts, account);
        }

        if (person.Password is null && page.Link("Continue with Google") is { } google)
        {
            return new HttpRequestMessage(HttpMethod.Get, google);
        }

        if (person.IsNew && page.Link("Sign up") is { } signUp)
        {
            return new HttpRequestMessage(HttpMethod.Get, signUp);
        }

        if (person.Password is null && page.Field("password") is not null)
        {
            throw new InvalidOperationException($"{person} has no password: {page.Text}");
        }

        var name = page.Field("email", "text") ?? throw new InvalidOperationException($"What to do here? {page.Text}");
        name.Value = person.Email;
        if (page.Field("password") is { } password)
        {
            password.Value = person.Password ?? string.Empty;
        }

        return page.Submit(name.Form!);
    }
}
