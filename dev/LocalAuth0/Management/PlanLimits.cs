using McpServer.LocalAuth0.Control;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

/// <summary>How much of each thing Auth0's free plan allows. The system API does not count.</summary>
internal sealed class PlanLimits(TenantDocuments documents, TenantSwitches switches)
{
    private static readonly Dictionary<string, int> Free = new(StringComparer.Ordinal)
    {
        [Collections.Clients] = 10,
        [Collections.ResourceServers] = 10,
        [Collections.ClientGrants] = 100,
    };

    /// <summary>Null while there is room for one more.</summary>
    public async Task<IResult?> FaultOfOneMoreAsync(string collection, CancellationToken cancellationToken)
    {
        if (!switches.IsFreePlan || !Free.TryGetValue(collection, out var most))
        {
            return null;
        }

        var held = (await documents.ListAsync(collection, cancellationToken)).Count(json => !json.Flag("is_system"));
        return held < most
            ? null
            : ManagementError.Of(
                403,
                $"You reached the limit of entities of this type for this tenant: {most} {collection}.",
                "too_many_entities"
            );
    }
}
