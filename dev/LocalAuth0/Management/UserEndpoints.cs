using System.Text.RegularExpressions;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Storage;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.Management;

internal static partial class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/users", ListAsync).Needs("read:users");
        api.MapGet("/users/{id}", GetAsync).Needs("read:users");
        api.MapGet("/users-by-email", ListByEmailAsync).Needs("read:users");
    }

    public static IResult NoSuchUser() => ManagementError.NoSuch("user", "The user does not exist.");

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        TenantDatabase database,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var people = database.Users.AsNoTracking();
        if (request.Query["q"].FirstOrDefault() is { Length: > 0 } query)
        {
            var match = EmailQuery().Match(query);
            if (!match.Success)
            {
                return ManagementError.InvalidQuery("'The stand-in searches by email:\"…\" only' on property q");
            }

            people = WithEmail(people, match.Groups["email"].Value);
        }

        var found = await people
            .OrderBy(person => person.Email)
            .ThenBy(person => person.Id)
            .ToListAsync(cancellationToken);
        return page.Offset(request, "users", [.. found.Select(UserJson.Of)]);
    }

    private static async Task<IResult> GetAsync(
        string id,
        TenantDatabase database,
        CancellationToken cancellationToken
    ) =>
        await database.Users.FindAsync([id], cancellationToken) is { } person
            ? Results.Json(UserJson.Of(person))
            : NoSuchUser();

    private static async Task<IResult> ListByEmailAsync(
        HttpRequest request,
        TenantDatabase database,
        CancellationToken cancellationToken
    )
    {
        if (request.Query["email"].FirstOrDefault() is not { Length: > 0 } email)
        {
            return ManagementError.InvalidQuery("'Missing required property: email'");
        }

        var found = await WithEmail(database.Users.AsNoTracking(), email)
            .OrderBy(person => person.Id)
            .ToListAsync(cancellationToken);
        return Results.Json(found.Select(UserJson.Of));
    }

    private static IQueryable<Person> WithEmail(IQueryable<Person> people, string email)
    {
        var normal = email.ToUpperInvariant();
        return people.Where(person => person.NormalizedEmail == normal);
    }

    [GeneratedRegex("^email:\"(?<email>[^\"]*)\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailQuery();
}
