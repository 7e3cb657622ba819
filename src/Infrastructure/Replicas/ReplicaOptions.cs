namespace McpServer.Infrastructure.Replicas;

/// <summary>What several replicas of the server share; section <c>Replicas</c>.</summary>
internal sealed class ReplicaOptions
{
    public const string Section = "Replicas";

    /// <summary>
    /// Where approvals and idempotency keys are shared, such as <c>redis:6379</c> (a configuration string of
    /// StackExchange.Redis). Without it each process keeps its own, which is only right for one replica.
    /// </summary>
    public string? Redis { get; set; }
}
