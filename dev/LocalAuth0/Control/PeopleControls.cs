using System.ComponentModel.DataAnnotations;
using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;

namespace McpServer.LocalAuth0.Control;

/// <summary>Lets more people in than the tenant was seeded with.</summary>
internal static class PeopleControls
{
    public static void MapPeople(this IEndpointRouteBuilder control)
    {
        control.MapPost("/people", AddAsync);
        control.MapPost("/people/verify", VerifyAsync);
    }

    private static async Task<IResult> AddAsync(
        string email,
        string? password,
        bool? verified,
        PeopleDirectory people,
        UserManager<Person> users,
        CancellationToken cancellationToken
    )
    {
        if (!new EmailAddressAttribute().IsValid(email))
        {
            return Results.BadRequest($"'{email}' is no e-mail address.");
        }

        var (person, faults) = password is null
            ? (await people.EnterWithGoogleAsync(email, cancellationToken), [])
            : await people.SignUpAsync(email, password, cancellationToken);
        if (faults.Count > 0)
        {
            return Results.BadRequest(string.Join(' ', faults));
        }

        person.EmailConfirmed = verified ?? person.EmailConfirmed;
        await users.UpdateAsync(person);
        return Results.Json(Shown(person));
    }

    private static async Task<IResult> VerifyAsync(
        string email,
        PeopleDirectory people,
        UserManager<Person> users,
        CancellationToken cancellationToken
    )
    {
        if (await people.FindByEmailAsync(email, cancellationToken) is not { } person)
        {
            return Results.NotFound($"There is no person '{email}'.");
        }

        person.EmailConfirmed = true;
        await users.UpdateAsync(person);
        return Results.Json(Shown(person));
    }

    private static object Shown(Person person) =>
        new
        {
            user_id = person.Id,
            email = person.Email,
            email_verified = person.EmailConfirmed,
        };
}
