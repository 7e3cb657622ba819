namespace McpServer.LocalAuth0.Management;

/// <summary>What the Management API was asked, in order.</summary>
internal sealed class ManagementRequests
{
    private readonly Lock _gate = new();
    private readonly List<ManagementRequest> _requests = [];

    public IReadOnlyList<ManagementRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(ManagementRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}
