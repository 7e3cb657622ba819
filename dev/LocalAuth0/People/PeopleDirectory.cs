using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.People;

/// <summary>Finds people and lets new ones in.</summary>
internal sealed class PeopleDirectory(UserManager<Person> users)
{
    public Task<bool> KnowsAsync(string subject, CancellationToken cancellationToken) =>
        users.Users.AnyAsync(person => person.Id == subject, cancellationToken);

    /// <summary>The password account that a username or an e-mail address names.</summary>
    public async Task<Person?> FindByLoginAsync(string login, CancellationToken cancellationToken) =>
        await FindAsync(Connections.Password, login, cancellationToken)
        ?? await users.Users.FirstOrDefaultAsync(
            person => person.Connection == Connections.Password && person.NormalizedUserName == Normal(login),
            cancellationToken
        );

    /// <summary>Whoever has this address, the password account first.</summary>
    public async Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await FindAsync(Connections.Password, email, cancellationToken)
        ?? await FindAsync(Connections.Google, email, cancellationToken);

    /// <summary>Whoever has this address, or this username.</summary>
    public async Task<Person?> FindByEmailOrUsernameAsync(string name, CancellationToken cancellationToken) =>
        await FindByEmailAsync(name, cancellationToken) ?? await FindByLoginAsync(name, cancellationToken);

    public async Task<IReadOnlyList<Person>> GoogleAccountsAsync(CancellationToken cancellationToken) =>
        await users
            .Users.Where(person => person.Connection == Connections.Google)
            .OrderBy(person => person.Email)
            .ToListAsync(cancellationToken);

    public async Task<(Person Person, IReadOnlyList<string> Faults)> SignUpAsync(
        string email,
        string password,
        CancellationToken cancellationToken
    )
    {
        var person = New(Subjects.ForPassword(), email, Connections.Password);
        person.UserName = email;
        if (await FindAsync(Connections.Password, email, cancellationToken) is not null)
        {
            return (person, [$"There is already an account for {email}. Log in instead."]);
        }

        var result = await users.CreateAsync(person, password);
        return (person, [.. result.Errors.Select(error => error.Description)]);
    }

    /// <summary>Google vouches for the address; an unknown one becomes a person without a role.</summary>
    public async Task<Person> EnterWithGoogleAsync(string email, CancellationToken cancellationToken)
    {
        if (await FindAsync(Connections.Google, email, cancellationToken) is { } known)
        {
            return known;
        }

        var person = New(Subjects.ForGoogle(), email, Connections.Google);
        person.EmailConfirmed = true;
        var result = await users.CreateAsync(person);
        return result.Succeeded
            ? person
            : throw new InvalidOperationException($"A Google account could not be kept: {result}");
    }

    private Task<Person?> FindAsync(string connection, string email, CancellationToken cancellationToken) =>
        users.Users.FirstOrDefaultAsync(
            person => person.Connection == connection && person.NormalizedEmail == Normal(email),
            cancellationToken
        );

    private string Normal(string text) => users.NormalizeEmail(text.Trim());

    private static Person New(string subject, string email, string connection) =>
        new()
        {
            Id = subject,
            UserName = subject,
            Email = email.Trim(),
            Connection = connection,
        };
}
