namespace DataGouv.Metrics;

/// <summary>
/// What is counted. Each table of metrics has some of these figures, and refuses the others by an exception that names its own.
/// </summary>
public enum MetricsFigure
{
    /// <summary>Visits of the page itself: of datasets, reuses and dataservices.</summary>
    Visits,

    /// <summary>Downloads of files: of datasets, resources, organizations and the whole site.</summary>
    Downloads,

    /// <summary>Visits that went on to another site: in the totals of datasets, organizations and reuses.</summary>
    Outlinks,

    /// <summary>Visits of datasets: those of organizations, and of the whole site.</summary>
    DatasetVisits,

    /// <summary>Visits of reuses: those of organizations, and of the whole site.</summary>
    ReuseVisits,

    /// <summary>Visits of dataservices: those of organizations.</summary>
    DataserviceVisits,
}
