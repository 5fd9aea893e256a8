using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>Values to try the generated clients with, found by type.</summary>
internal static class Samples
{
    /// <summary>A text in which everything must be escaped.</summary>
    public const string Text = "a b/é&c=d#e+f";

    private static readonly Guid Id = Guid.Parse("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

    /// <summary>A value of a path or query parameter.</summary>
    public static object Value(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var plain when plain == typeof(string) => Text,
            var plain when plain == typeof(Guid) => Id,
            var plain when plain == typeof(int) => 7,
            var plain when plain == typeof(long) => 7L,
            var plain when plain == typeof(double) => 1.5,
            var plain when plain == typeof(bool) => true,
            var plain when plain == typeof(DateOnly) => new DateOnly(2026, 10, 1),
            var plain when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            var plain when plain.IsAssignableTo(typeof(OpenEnum)) => plain.GetMethod("Create")!.Invoke(null, [Text])!,
            var plain when plain.IsGenericType => List(plain.GetGenericArguments()[0]),
            var plain => throw new NotSupportedException($"There is no sample of {plain}."),
        };

    /// <summary>A sample as it stands in an address, before it is escaped.</summary>
    public static IEnumerable<string> Written(object value) =>
        value switch
        {
            string text => [text],
            bool truth => [truth ? "true" : "false"],
            DateOnly => ["2026-10-01"],
            DateTimeOffset => ["2026-10-01T10:00:00Z"],
            double => ["1.5"],
            System.Collections.IEnumerable list => list.Cast<object>().SelectMany(Written),
            _ => [value.ToString()!],
        };

    /// <summary>A body with nothing in it.</summary>
    public static object Body(Type type) =>
        type switch
        {
            _ when type == typeof(JsonData) => (JsonData)new JsonMap(),
            _ when type == typeof(string) => "",
            _ when type == typeof(Catalog.DatasetPatch) => new Catalog.DatasetPatch { Tags = [], TemporalCoverage = new() },
            _ when type.GetConstructor(Type.EmptyTypes) is { } constructor => constructor.Invoke(null),
            _ => RuntimeHelpers.GetUninitializedObject(type),
        };

    /// <summary>A configuration that sets every query parameter.</summary>
    /// <param name="configuration">The type of the delegate that the method of an operation takes.</param>
    public static Delegate Configuration(Type configuration)
    {
        var query = configuration.GetGenericArguments()[0].GetGenericArguments()[0];
        return typeof(Samples)
            .GetMethod(nameof(SetAll), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(query)
            .CreateDelegate(configuration);
    }

    private static void SetAll<TQuery>(RequestConfiguration<TQuery> request)
        where TQuery : class, new()
    {
        foreach (var parameter in typeof(TQuery).GetProperties())
            parameter.SetValue(request.QueryParameters, Value(parameter.PropertyType));
    }

    private static object List(Type item)
    {
        var list = Array.CreateInstance(item, 2);
        list.SetValue(Value(item), 0);
        list.SetValue(Value(item), 1);
        return Activator.CreateInstance(typeof(List<>).MakeGenericType(item), list)!;
    }
}
