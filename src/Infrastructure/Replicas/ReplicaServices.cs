using McpServer.Application.Ports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

internal static class ReplicaServices
{
    public static IServiceCollection AddReplicas(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<ReplicaOptions>()
            .BindSettings(configuration, ReplicaOptions.Section)
            .Validate(
                options => string.IsNullOrEmpty(options.Redis) || IsRedis(options.Redis),
                "Replicas:Redis must name a Redis server, such as redis:6379,password=...; leave it out for a single replica."
            )
            .ValidateOnStart();
        services.TryAddSingleton<IStateSeal, ProtectedState>();
        services.TryAddSingleton<IOnceStore, OnceStore>();
        return string.IsNullOrEmpty(configuration.GetSection(ReplicaOptions.Section)[nameof(ReplicaOptions.Redis)])
            ? services.AddForOneProcess()
            : services.AddForSeveral();
    }

    private static IServiceCollection AddForOneProcess(this IServiceCollection services)
    {
        services.TryAddSingleton<IOnceEntries, EntriesInMemory>();
        services.TryAddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        return services;
    }

    private static IServiceCollection AddForSeveral(this IServiceCollection services)
    {
        services.AddSingleton<RedisConnection>();
        services.TryAddSingleton<IOnceEntries, EntriesInRedis>();
        services.AddDataProtection();
        services
            .AddOptions<DataProtectionOptions>()
            .Configure<IAuthorizationServer>((options, server) => options.ApplicationDiscriminator = server.Resource);
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<RedisConnection>((options, redis) => options.XmlRepository = new KeysInRedis(redis));
        return services;
    }

    private static bool IsRedis(string configuration)
    {
        try
        {
            return ConfigurationOptions.Parse(configuration).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
