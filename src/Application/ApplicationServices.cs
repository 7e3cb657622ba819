using System.Reflection;
using FluentValidation;
using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace McpServer.Application;

/// <summary>Registers the catalog and what every call goes through.</summary>
public static class ApplicationServices
{
    /// <summary>
    /// Adds this project's tools, and those of the given assemblies. It may be called again for another assembly.
    /// </summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        services.AddPipeline();
        foreach (var assembly in assemblies.Prepend(typeof(ApplicationServices).Assembly))
        {
            services.AddToolsOf(assembly);
        }

        return services;
    }

    private static void AddPipeline(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ToolCatalog)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CatalogOptions>();
        services.AddOptions<AuditOptions>();
        services.AddSingleton(provider =>
            ToolCatalog.Of(provider.GetServices<ToolAssembly>().Select(tools => tools.Assembly))
        );
        services.AddSingleton(provider => new AccessRules(
            provider.GetRequiredService<IOptions<CatalogOptions>>().Value.WithoutPermissionsClaim
        ));
        services.AddSingleton<ArgumentFingerprint>();

        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<IRequestHandler<CallTool, CallAnswer>, CallTool.Handler>();
        services.AddScoped<IRequestHandler<ListTools, IReadOnlyList<ToolEntry>>, ListTools.Handler>();

        // The first registered is the outermost. The audit must see what authorization refuses.
        services.AddScoped<IPipelineBehavior<CallTool, CallAnswer>, AuditCall>();
        services.AddScoped<IPipelineBehavior<CallTool, CallAnswer>, AuthorizeCall>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateArguments<,>));
        ValidatorOptions.Global.LanguageManager = new RuleMessages();
        ValidatorOptions.Global.MessageFormatterFactory = () => new RuleMessage();
    }

    private static void AddToolsOf(this IServiceCollection services, Assembly assembly)
    {
        if (services.Any(service => service.ImplementationInstance is ToolAssembly known && known.Assembly == assembly))
        {
            return;
        }

        services.AddSingleton(new ToolAssembly(assembly));
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Scoped, includeInternalTypes: true);
        var tools = assembly.GetTypes().Select(ToolEntry.Of).OfType<ToolEntry>();
        foreach (var contract in tools.Select(tool => tool.HandlerContract))
        {
            var handler = Array.Find(assembly.GetTypes(), type => !type.IsAbstract && type.IsAssignableTo(contract));
            if (handler is not null)
            {
                services.AddScoped(contract, handler);
            }
        }
    }
}
