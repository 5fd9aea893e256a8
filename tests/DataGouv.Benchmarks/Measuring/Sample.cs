namespace DataGouv.Benchmarks.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Calls">How often the work was done in it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ProcessorSeconds">How long processors worked for it, in this process.</param>
/// <param name="Bytes">What it allocated.</param>
/// <param name="PauseSeconds">How long the garbage collector stopped it.</param>
/// <param name="Gen2Collections">How often the garbage collector went through everything.</param>
internal readonly record struct Sample(
    long Calls,
    double Seconds,
    double ProcessorSeconds,
    long Bytes,
    double PauseSeconds,
    int Gen2Collections);
