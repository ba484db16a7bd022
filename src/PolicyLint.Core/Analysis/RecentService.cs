using PolicyLint.Authorization;

namespace PolicyLint.Analysis;

/// <summary>Finds services, the one found last without a search: a file names few, and the same again and again.</summary>
internal struct RecentService(ServiceReference reference)
{
    private AwsService _service;
    private bool _isFound;

    /// <summary>Finds a service.</summary>
    /// <param name="prefix">What stands before the colon of its actions; no pattern.</param>
    /// <param name="service">The service.</param>
    public bool TryGet(ReadOnlySpan<char> prefix, out AwsService service)
    {
        service = _service;
        if (_isFound && ReferenceTable.Compare(service.PrefixText, prefix) == 0)
        {
            return true;
        }

        if (!reference.TryGetService(prefix, out service))
        {
            return false;
        }

        _service = service;
        return _isFound = true;
    }
}
