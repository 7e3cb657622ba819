using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;

namespace McpServer.LocalAuth0.People;

internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services, Uri issuer)
    {
        services
            .AddIdentityCore<Person>(options =>
            {
                options.Password.RequiredLength = 8;
                // A user name is an e-mail address or a subject, and a subject has a bar in it.
                options.User.AllowedUserNameCharacters = string.Empty;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<TenantDatabase>()
            .AddSignInManager();

        // The passwords are printed at every start; a slow hash of them would only make starts and tests slow.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            // Cookies ignore the port: without it in the name, two stand-ins on localhost would log each other out.
            options.Cookie.Name = $"LocalAuth0.Session.{issuer.Port}";
            options.Cookie.SameSite = SameSiteMode.Lax;
            // max_age counts from the login, so the cookie must not be renewed in between.
            options.SlidingExpiration = false;
        });

        services
            .AddDataProtection()
            .AddKeyManagementOptions(options =>
            {
                options.XmlRepository = new SessionKeys();
                options.XmlEncryptor = new NullXmlEncryptor();
            });
        return services
            .AddScoped<Tenant>()
            .AddScoped<PeopleDirectory>()
            .AddScoped<RoleMembers>()
            .AddScoped<RolePermissions>()
            .AddScoped<WaysToLogIn>();
    }
}
