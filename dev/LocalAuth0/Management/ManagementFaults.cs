namespace McpServer.LocalAuth0.Management;

/// <summary>Counts down to the requests that fail.</summary>
internal sealed class ManagementFaults
{
    private readonly Lock _gate = new();
    private ManagementFault? _fault;

    public ManagementFault? Now
    {
        get
        {
            lock (_gate)
            {
                return _fault;
            }
        }
    }

    public void Set(ManagementFault fault)
    {
        lock (_gate)
        {
            _fault = fault;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _fault = null;
        }
    }

    /// <summary>The fault of this request, or null when it is a good one.</summary>
    public ManagementFault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            if (_fault is not { } fault || !fault.Concerns(request))
            {
                return null;
            }

            if (fault.Skip > 0)
            {
                _fault = fault with { Skip = fault.Skip - 1 };
                return null;
            }

            // 0 from the start means until cleared.
            _fault = fault.Times switch
            {
                0 => fault,
                1 => null,
                _ => fault with { Times = fault.Times - 1 },
            };
            return fault;
        }
    }
}
