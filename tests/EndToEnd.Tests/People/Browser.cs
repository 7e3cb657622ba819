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

    /// <summary>Whether the person approves what a client asks for.</summary>
    public bool Approves { get; set; } = true;

    public void Dispose() => _http.Dispose();

    /// <summary>Opens the address and does what the pages ask for, until they send the browser back to the client.</summary>
    /// <returns>The address of the client with the tenant's answer.</returns>
    public async Task<Uri> VisitAsync(Uri address, Uri callback, CancellationToken cancellationToken)
    {
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
                    _visits.Add(new Visit(address, headings, consent));
                    return target;
                }

                request = new HttpRequestMessage(HttpMethod.Get, target);
                continue;
            }

            var page = new Page(request.RequestUri!, await response.Content.ReadAsStringAsync(cancellationToken));
            if (response.StatusCode != HttpStatusCode.OK || headings.Contains(page.Heading))
            {
                throw new InvalidOperationException($"{person} cannot go on: {(int)response.StatusCode} {page.Text}");
            }

            headings.Add(page.Heading);
            consent = page.Button("Accept") is null ? consent : page.Text;
            request = Act(page);
        }

        throw new InvalidOperationException($"{person} goes round in circles: {string.Join(", ", headings)}");
    }

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

        var name = page.Field("email", "text") ?? throw new InvalidOperationException($"What to do here? {page.Text}");
        name.Value = person.Email;
        if (page.Field("password") is { } password)
        {
            password.Value = person.Password ?? string.Empty;
        }

        return page.Submit(name.Form!);
    }
}
